using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DailyCam.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class AlertWishes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AlertWishes",
                columns: table => new
                {
                    Account = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    LeastSeverity = table.Column<int>(type: "INTEGER", nullable: false),
                    QuietFrom = table.Column<int>(type: "INTEGER", nullable: true),
                    QuietTo = table.Column<int>(type: "INTEGER", nullable: true),
                    QuietZone = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Muted = table.Column<string>(type: "TEXT", nullable: false),
                    SnoozedUntil = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AlertWishes", x => x.Account);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AlertWishes");
        }
    }
}
