using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DailyCam.Web.Features.Account.Migrations
{
    /// <inheritdoc />
    public partial class HomeChecklist : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "ChecklistDismissedAt",
                table: "AspNetUsers",
                type: "INTEGER",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ChecklistDismissedAt",
                table: "AspNetUsers");
        }
    }
}
