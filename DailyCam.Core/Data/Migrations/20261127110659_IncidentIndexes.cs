using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DailyCam.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class IncidentIndexes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Incidents_CameraId_StartAt",
                table: "Incidents");

            migrationBuilder.DropIndex(
                name: "IX_Incidents_StartAt",
                table: "Incidents");

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_CameraId_Review_StartAt_Id",
                table: "Incidents",
                columns: new[] { "CameraId", "Review", "StartAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_CameraId_StartAt_Id",
                table: "Incidents",
                columns: new[] { "CameraId", "StartAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_EndAt",
                table: "Incidents",
                column: "EndAt",
                filter: "\"EndAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_Review_StartAt_Id",
                table: "Incidents",
                columns: new[] { "Review", "StartAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_Severity_StartAt_Id",
                table: "Incidents",
                columns: new[] { "Severity", "StartAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_StartAt_Id",
                table: "Incidents",
                columns: new[] { "StartAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Incidents_CameraId_Review_StartAt_Id",
                table: "Incidents");

            migrationBuilder.DropIndex(
                name: "IX_Incidents_CameraId_StartAt_Id",
                table: "Incidents");

            migrationBuilder.DropIndex(
                name: "IX_Incidents_EndAt",
                table: "Incidents");

            migrationBuilder.DropIndex(
                name: "IX_Incidents_Review_StartAt_Id",
                table: "Incidents");

            migrationBuilder.DropIndex(
                name: "IX_Incidents_Severity_StartAt_Id",
                table: "Incidents");

            migrationBuilder.DropIndex(
                name: "IX_Incidents_StartAt_Id",
                table: "Incidents");

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_CameraId_StartAt",
                table: "Incidents",
                columns: new[] { "CameraId", "StartAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_StartAt",
                table: "Incidents",
                column: "StartAt");
        }
    }
}
