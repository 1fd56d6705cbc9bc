using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DailyCam.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class FaultRecoveries : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<double>(
                name: "LostSeconds",
                table: "Faults",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Recovery",
                table: "Faults",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Stage",
                table: "Faults",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Faults_BeganAt",
                table: "Faults",
                column: "BeganAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Faults_BeganAt",
                table: "Faults");

            migrationBuilder.DropColumn(
                name: "LostSeconds",
                table: "Faults");

            migrationBuilder.DropColumn(
                name: "Recovery",
                table: "Faults");

            migrationBuilder.DropColumn(
                name: "Stage",
                table: "Faults");
        }
    }
}
