using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DailyCam.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class JobUrgencyAndDoubtfulTimes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // 1: what an earlier version left waiting waits for no backlog.
            migrationBuilder.AddColumn<int>(
                name: "Urgency",
                table: "JobItems",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<bool>(
                name: "IsTimeDoubtful",
                table: "ArchiveSegments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Urgency",
                table: "JobItems");

            migrationBuilder.DropColumn(
                name: "IsTimeDoubtful",
                table: "ArchiveSegments");
        }
    }
}
