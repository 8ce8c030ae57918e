using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RiskMonitor.Storage.Migrations
{
    /// <inheritdoc />
    public partial class EvidenceInFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "page_bodies");

            migrationBuilder.AddColumn<string>(
                name: "archive_file",
                table: "pages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "archive_offset",
                table: "pages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "robots_allowed",
                table: "pages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "robots_delay_ms",
                table: "pages",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "robots_rule",
                table: "pages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "case_pages",
                columns: table => new
                {
                    alert_id = table.Column<string>(type: "TEXT", nullable: false),
                    page_id = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_case_pages", x => new { x.alert_id, x.page_id });
                    table.ForeignKey(
                        name: "FK_case_pages_alerts_alert_id",
                        column: x => x.alert_id,
                        principalTable: "alerts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_case_pages_pages_page_id",
                        column: x => x.page_id,
                        principalTable: "pages",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_case_pages_due",
                table: "case_pages",
                column: "alert_id",
                filter: "state IN ('Due', 'HashDue')");

            migrationBuilder.CreateIndex(
                name: "IX_case_pages_page_id",
                table: "case_pages",
                column: "page_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "case_pages");

            migrationBuilder.DropColumn(
                name: "archive_file",
                table: "pages");

            migrationBuilder.DropColumn(
                name: "archive_offset",
                table: "pages");

            migrationBuilder.DropColumn(
                name: "robots_allowed",
                table: "pages");

            migrationBuilder.DropColumn(
                name: "robots_delay_ms",
                table: "pages");

            migrationBuilder.DropColumn(
                name: "robots_rule",
                table: "pages");

            migrationBuilder.CreateTable(
                name: "page_bodies",
                columns: table => new
                {
                    sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    clear_length = table.Column<int>(type: "INTEGER", nullable: false),
                    sealed_brotli = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_page_bodies", x => x.sha256);
                });
        }
    }
}
