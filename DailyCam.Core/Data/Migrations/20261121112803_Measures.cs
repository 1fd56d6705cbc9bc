using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DailyCam.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class Measures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "MeasureMinutes",
                columns: table => new
                {
                    CameraId = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Minute = table.Column<long>(type: "INTEGER", nullable: false),
                    Fragments = table.Column<int>(type: "INTEGER", nullable: false),
                    Frames = table.Column<int>(type: "INTEGER", nullable: false),
                    MediaMilliseconds = table.Column<int>(type: "INTEGER", nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    KeyFrames = table.Column<int>(type: "INTEGER", nullable: false),
                    KeyFrameIntervalMilliseconds = table.Column<int>(type: "INTEGER", nullable: true),
                    JitterMicroseconds = table.Column<long>(type: "INTEGER", nullable: false),
                    JitterCount = table.Column<int>(type: "INTEGER", nullable: false),
                    MissingFrames = table.Column<int>(type: "INTEGER", nullable: true),
                    LostPackets = table.Column<int>(type: "INTEGER", nullable: true),
                    DriftMilliseconds = table.Column<int>(type: "INTEGER", nullable: false),
                    Reconnects = table.Column<int>(type: "INTEGER", nullable: false),
                    Width = table.Column<int>(type: "INTEGER", nullable: false),
                    Height = table.Column<int>(type: "INTEGER", nullable: false),
                    VideoCodec = table.Column<string>(type: "TEXT", maxLength: 32, nullable: true),
                    Transcoding = table.Column<bool>(type: "INTEGER", nullable: false),
                    HasSound = table.Column<bool>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MeasureMinutes", x => new { x.CameraId, x.Minute });
                });

            migrationBuilder.CreateIndex(
                name: "IX_MeasureMinutes_Minute",
                table: "MeasureMinutes",
                column: "Minute");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "MeasureMinutes");
        }
    }
}
