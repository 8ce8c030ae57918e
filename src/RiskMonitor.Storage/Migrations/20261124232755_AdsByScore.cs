using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace RiskMonitor.Storage.Migrations
{
    /// <inheritdoc />
    public partial class AdsByScore : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ads_campaign_id",
                table: "ads");

            migrationBuilder.CreateIndex(
                name: "IX_ads_campaign_id_top_score_id",
                table: "ads",
                columns: new[] { "campaign_id", "top_score", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_ads_campaign_id_top_score_id",
                table: "ads");

            migrationBuilder.CreateIndex(
                name: "IX_ads_campaign_id",
                table: "ads",
                column: "campaign_id");
        }
    }
}
