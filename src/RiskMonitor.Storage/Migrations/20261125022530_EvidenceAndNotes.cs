using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RiskMonitor.Storage.Migrations
{
    /// <inheritdoc />
    public partial class EvidenceAndNotes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "delete_after",
                table: "decisions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "evidence",
                table: "campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1L);

            migrationBuilder.AddColumn<long>(
                name: "seen_evidence",
                table: "alerts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "delete_after",
                table: "alert_transitions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "sealed_note",
                table: "alert_transitions",
                type: "BLOB",
                nullable: true);

            // Notes written before they had a date: 90 days in ticks after a dismissal.
            migrationBuilder.Sql(
                """
                UPDATE decisions SET delete_after = (SELECT c.outcome_at + 77760000000000 FROM campaigns c WHERE c.id = decisions.campaign_id AND c.outcome = 'Dismissed')
                WHERE sealed_note IS NOT NULL
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "delete_after",
                table: "decisions");

            migrationBuilder.DropColumn(
                name: "evidence",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "seen_evidence",
                table: "alerts");

            migrationBuilder.DropColumn(
                name: "delete_after",
                table: "alert_transitions");

            migrationBuilder.DropColumn(
                name: "sealed_note",
                table: "alert_transitions");
        }
    }
}
