using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace DailyCam.Core.Data.Migrations
{
    /// <inheritdoc />
    public partial class ModelAnalysis : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Kind",
                table: "Zones",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<long>(
                name: "ConsentId",
                table: "SegmentAnalyses",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CostMicros",
                table: "SegmentAnalyses",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Dropped",
                table: "SegmentAnalyses",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Findings",
                table: "SegmentAnalyses",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "FinishReason",
                table: "SegmentAnalyses",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "InputTokens",
                table: "SegmentAnalyses",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsAudit",
                table: "SegmentAnalyses",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "LatencyMilliseconds",
                table: "SegmentAnalyses",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Model",
                table: "SegmentAnalyses",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "NextPending",
                table: "SegmentAnalyses",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "OutputTokens",
                table: "SegmentAnalyses",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Round",
                table: "SegmentAnalyses",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "SchemaVersion",
                table: "SegmentAnalyses",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "ShownFps",
                table: "SegmentAnalyses",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<double>(
                name: "ShownSeconds",
                table: "SegmentAnalyses",
                type: "REAL",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Adult",
                table: "Incidents",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ClaimKey",
                table: "Incidents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Place",
                table: "Incidents",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SafetyDevice",
                table: "Incidents",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "Verification",
                table: "Incidents",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Analyzers",
                table: "Cameras",
                type: "TEXT",
                nullable: false,
                defaultValue: "[\"local\"]");

            migrationBuilder.CreateTable(
                name: "Children",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 80, nullable: true),
                    BirthDate = table.Column<DateOnly>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Children", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Consents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CameraId = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Analyzer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    TextVersion = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    GivenAt = table.Column<long>(type: "INTEGER", nullable: false),
                    GivenBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: false),
                    Destination = table.Column<string>(type: "TEXT", maxLength: 300, nullable: true),
                    WithdrawnAt = table.Column<long>(type: "INTEGER", nullable: true),
                    WithdrawnBy = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Consents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LedgerEntries",
                columns: table => new
                {
                    Id = table.Column<string>(type: "TEXT", maxLength: 12, nullable: false),
                    Analyzer = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Model = table.Column<string>(type: "TEXT", nullable: false),
                    Purpose = table.Column<int>(type: "INTEGER", nullable: false),
                    CameraId = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    SegmentId = table.Column<string>(type: "TEXT", maxLength: 12, nullable: true),
                    WorkKey = table.Column<string>(type: "TEXT", nullable: false),
                    PromptVersion = table.Column<string>(type: "TEXT", nullable: false),
                    FromAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ToAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    MediaHash = table.Column<string>(type: "TEXT", nullable: true),
                    WithSound = table.Column<bool>(type: "INTEGER", nullable: false),
                    ReservedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    SentAt = table.Column<long>(type: "INTEGER", nullable: true),
                    EndedAt = table.Column<long>(type: "INTEGER", nullable: true),
                    Outcome = table.Column<int>(type: "INTEGER", nullable: false),
                    ReservedMicros = table.Column<long>(type: "INTEGER", nullable: false),
                    Currency = table.Column<string>(type: "TEXT", nullable: false),
                    InputPrice = table.Column<long>(type: "INTEGER", nullable: false),
                    CachedPrice = table.Column<long>(type: "INTEGER", nullable: false),
                    OutputPrice = table.Column<long>(type: "INTEGER", nullable: false),
                    CostMicros = table.Column<long>(type: "INTEGER", nullable: true),
                    InputTokens = table.Column<long>(type: "INTEGER", nullable: true),
                    CachedTokens = table.Column<long>(type: "INTEGER", nullable: true),
                    OutputTokens = table.Column<long>(type: "INTEGER", nullable: true),
                    ShownFps = table.Column<double>(type: "REAL", nullable: true),
                    ShownSeconds = table.Column<double>(type: "REAL", nullable: true),
                    Status = table.Column<int>(type: "INTEGER", nullable: true),
                    FinishReason = table.Column<string>(type: "TEXT", maxLength: 60, nullable: true),
                    LatencyMilliseconds = table.Column<long>(type: "INTEGER", nullable: true),
                    Answer = table.Column<string>(type: "TEXT", nullable: true),
                    Detail = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LedgerGaps",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    FromAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ToAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LedgerGaps", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_SegmentAnalyses_NextPending",
                table: "SegmentAnalyses",
                column: "NextPending",
                filter: "\"NextPending\" = 1");

            migrationBuilder.CreateIndex(
                name: "IX_SegmentAnalyses_QueuedAt",
                table: "SegmentAnalyses",
                column: "QueuedAt",
                filter: "\"FinishedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Incidents_ClaimKey",
                table: "Incidents",
                column: "ClaimKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Consents_CameraId_Analyzer",
                table: "Consents",
                columns: new[] { "CameraId", "Analyzer" },
                unique: true,
                filter: "\"WithdrawnAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_CameraId_SentAt_Id",
                table: "LedgerEntries",
                columns: new[] { "CameraId", "SentAt", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_Outcome",
                table: "LedgerEntries",
                column: "Outcome",
                filter: "\"Outcome\" IN (1, 2)");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_Purpose_WorkKey",
                table: "LedgerEntries",
                columns: new[] { "Purpose", "WorkKey" });

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_ReservedAt",
                table: "LedgerEntries",
                column: "ReservedAt");

            migrationBuilder.CreateIndex(
                name: "IX_LedgerEntries_SentAt_Id",
                table: "LedgerEntries",
                columns: new[] { "SentAt", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Children");

            migrationBuilder.DropTable(
                name: "Consents");

            migrationBuilder.DropTable(
                name: "LedgerEntries");

            migrationBuilder.DropTable(
                name: "LedgerGaps");

            migrationBuilder.DropIndex(
                name: "IX_SegmentAnalyses_NextPending",
                table: "SegmentAnalyses");

            migrationBuilder.DropIndex(
                name: "IX_SegmentAnalyses_QueuedAt",
                table: "SegmentAnalyses");

            migrationBuilder.DropIndex(
                name: "IX_Incidents_ClaimKey",
                table: "Incidents");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Zones");

            migrationBuilder.DropColumn(
                name: "ConsentId",
                table: "SegmentAnalyses");

            migrationBuilder.DropColumn(
                name: "CostMicros",
                table: "SegmentAnalyses");

            migrationBuilder.DropColumn(
                name: "Dropped",
                table: "SegmentAnalyses");

            migrationBuilder.DropColumn(
                name: "Findings",
                table: "SegmentAnalyses");

            migrationBuilder.DropColumn(
                name: "FinishReason",
                table: "SegmentAnalyses");

            migrationBuilder.DropColumn(
                name: "InputTokens",
                table: "SegmentAnalyses");

            migrationBuilder.DropColumn(
                name: "IsAudit",
                table: "SegmentAnalyses");

            migrationBuilder.DropColumn(
                name: "LatencyMilliseconds",
                table: "SegmentAnalyses");

            migrationBuilder.DropColumn(
                name: "Model",
                table: "SegmentAnalyses");

            migrationBuilder.DropColumn(
                name: "NextPending",
                table: "SegmentAnalyses");

            migrationBuilder.DropColumn(
                name: "OutputTokens",
                table: "SegmentAnalyses");

            migrationBuilder.DropColumn(
                name: "Round",
                table: "SegmentAnalyses");

            migrationBuilder.DropColumn(
                name: "SchemaVersion",
                table: "SegmentAnalyses");

            migrationBuilder.DropColumn(
                name: "ShownFps",
                table: "SegmentAnalyses");

            migrationBuilder.DropColumn(
                name: "ShownSeconds",
                table: "SegmentAnalyses");

            migrationBuilder.DropColumn(
                name: "Adult",
                table: "Incidents");

            migrationBuilder.DropColumn(
                name: "ClaimKey",
                table: "Incidents");

            migrationBuilder.DropColumn(
                name: "Place",
                table: "Incidents");

            migrationBuilder.DropColumn(
                name: "SafetyDevice",
                table: "Incidents");

            migrationBuilder.DropColumn(
                name: "Verification",
                table: "Incidents");

            migrationBuilder.DropColumn(
                name: "Analyzers",
                table: "Cameras");
        }
    }
}
