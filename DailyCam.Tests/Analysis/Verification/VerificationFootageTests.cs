using System.Globalization;
using DailyCam.Core;
using DailyCam.Core.Analysis;
using DailyCam.Core.Analysis.Answers;
using DailyCam.Core.Analysis.Asking;
using DailyCam.Core.Analysis.Consents;
using DailyCam.Core.Analysis.Examination;
using DailyCam.Core.Analysis.Verification;
using DailyCam.Core.Cameras;
using DailyCam.Core.Incidents;
using DailyCam.Tests.Analysis.Asking;
using DailyCam.Tests.Analysis.Examination;
using DailyCam.Tests.Archive;
using DailyCam.Tests.Cameras;
using DailyCam.Tests.Detection;
using DailyCam.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace DailyCam.Tests.Analysis.Verification;

/// <summary>Claims about real footage, twenty true and twenty invented, through the product's own local vision, clips, client and ledger, with a model that is often wrong.</summary>
[Trait(Suites.Key, Suites.Slow)]
[Trait(Suites.Key, Suites.Thorough)]
public sealed class VerificationFootageTests(VisionFixture vision) : IClassFixture<VisionFixture>, IAsyncDisposable
{
    private const int Each = 20;
    private const int LeastKept = 18;
    private const int MostBelieved = 2;

    /// <summary>By how much a model's seconds are off (1 to 3 s are reported), in turn.</summary>
    private static readonly double[] Errors = [0, 1.5, -1.5, 2.5, -2.5];

    private readonly TemporaryFolder folder = new();
    private readonly ArchiveLab lab = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await lab.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task Of_twenty_true_claims_eighteen_are_kept_and_of_twenty_invented_ones_two_at_most_are_believed()
    {
        var room = await PeopleFootage.EmptyRoomAsync(folder);
        var segment = await PeopleFootage.RecordAsync(lab, folder, vision);
        await using var server = await ScriptedVertex.StartAsync();
        server.Default = new FallibleEye(room, folder).Look;
        await using var product = await ProductAsync(server);
        var verifier = product.GetRequiredService<ClaimVerifier>();
        var client = product.GetServices<IModelClient>().Single(static client => client.Analyzer == AnalyzerNames.Vertex);
        var subject = (await product.GetRequiredService<SubjectReader>().ReadAsync(segment, AnalyzerNames.Vertex, Token))!;

        var (yes, no) = (new List<(double At, ClaimCheck Check)>(), new List<(double At, ClaimCheck Check)>());
        for (var number = 0; number < Each; number++)
        {
            var (seen, invented) = (TrueSecond(number), InventedSecond(number));
            yes.Add((seen, await verifier.CheckAsync(client, segment, subject, $"true#{number}", ClaimAt(seen, Errors[number % Errors.Length], IncidentCategory.DangerZoneEntry), mayWait: true, Token)));
            no.Add((invented, await verifier.CheckAsync(client, segment, subject, $"invented#{number}", ClaimAt(invented, 0, IncidentCategory.Fall), mayWait: true, Token)));
        }

        var kept = yes.Count(static one => one.Check.Verification != IncidentVerification.Rejected);
        var believed = no.Count(static one => one.Check.Verification == IncidentVerification.Verified);
        Report("true", yes);
        Report("invented", no);
        TestContext.Current.TestOutputHelper!.WriteLine($"measured: {kept} of {Each} true claims kept, {yes.Count(static one => one.Check.Verification == IncidentVerification.Verified)} verified; {believed} of {Each} invented shown as verified, {no.Count(static one => one.Check.Verification == IncidentVerification.Rejected)} rejected");
        Assert.True(kept >= LeastKept, $"only {kept} of {Each} true claims were kept");
        Assert.True(believed <= MostBelieved, $"{believed} of {Each} invented claims are shown as verified");
        Assert.Equal(2 * Each, server.Requests.Count);
    }

    /// <summary>Spread over the visits, a second away from their borders, which are known to a second.</summary>
    private static double TrueSecond(int number)
    {
        var visit = PeopleFootage.Visits[number % PeopleFootage.Visits.Count];
        var round = (number / PeopleFootage.Visits.Count) + 1;
        return visit.From + 1 + ((visit.To - visit.From - 2) * round / 5);
    }

    /// <summary>In the middle of the half minutes in which the room is empty.</summary>
    private static double InventedSecond(int number)
    {
        var empty = PeopleFootage.Empties[number % PeopleFootage.Empties.Count];
        return ((empty.From + empty.To) / 2) + (((number / PeopleFootage.Empties.Count) - 1) * 3);
    }

    private static Claim ClaimAt(double second, double error, IncidentCategory category) => new()
    {
        StartSecond = second + error - 1, EvidenceSecond = second + error, EndSecond = second + error + 1, Category = category, Outcome = ClaimOutcome.Approached,
        Title = new Bilingual("탁자 옆에 누군가 있음", "Somebody is at the table"), Description = new Bilingual("탁자 옆에 누군가 있어요.", "Somebody is at the table."),
    };

    private static void Report(string what, List<(double At, ClaimCheck Check)> claims)
    {
        foreach (var (at, check) in claims)
        {
            TestContext.Current.TestOutputHelper!.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,9} at {at,6:0.0} s: {check.Verification}, seen at {check.EvidenceSecond:0.0}"));
        }
    }

    private async Task<ServiceProvider> ProductAsync(ScriptedVertex server)
    {
        var settings = server.Settings();
        settings["DailyCam:DataPath"] = lab.Database.Layout.Root;
        settings["DailyCam:Analysis:Vertex:Model"] = ExaminationBench.Model;
        settings["DailyCam:Analysis:Prices:Models:0:Model"] = ExaminationBench.Model;
        settings["DailyCam:Analysis:Prices:Models:0:Input"] = "0";
        settings["DailyCam:Analysis:Prices:Models:0:Output"] = "0";
        var product = new ServiceCollection()
            .AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build())
            .AddLogging()
            .AddSingleton<ISecretBox, ReversingSecretBox>()
            .AddDailyCamCore()
            .BuildServiceProvider();
        await using (var context = lab.Database.CreateDbContext())
        {
            context.Cameras.Add(new Camera { Id = lab.Camera, Name = "거실", Source = new CameraSource { Kind = SourceKind.Demo }, CreatedAt = PeopleFootage.Start.AddDays(-1), Analyzers = [AnalyzerNames.Local, AnalyzerNames.Vertex] });
            await context.SaveChangesAsync(Token);
        }

        Assert.Null(await product.GetRequiredService<ConsentStore>().GiveAsync(lab.Camera, AnalyzerNames.Vertex, "엄마", Token));
        return product;
    }
}
