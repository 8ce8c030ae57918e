using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RiskMonitor.Storage.Migrations
{
    /// <inheritdoc />
    public partial class Confirmations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "confirmed_file",
                table: "pages",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "confirmed_offset",
                table: "pages",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "confirmed_file",
                table: "pages");

            migrationBuilder.DropColumn(
                name: "confirmed_offset",
                table: "pages");
        }
    }
}
