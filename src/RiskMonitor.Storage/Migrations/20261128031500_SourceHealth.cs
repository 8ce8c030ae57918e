using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RiskMonitor.Storage.Migrations
{
    /// <inheritdoc />
    public partial class SourceHealth : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "source_runs");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "source_runs",
                columns: table => new
                {
                    source_id = table.Column<string>(type: "TEXT", nullable: false),
                    last_fetch_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_outcome = table.Column<string>(type: "TEXT", nullable: false),
                    last_reason = table.Column<string>(type: "TEXT", nullable: false),
                    last_success_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_source_runs", x => x.source_id);
                });
        }
    }
}
