namespace DailyCam.Web.Api;

/// <summary>
/// Every route under <c>/api/v1</c>. All need a signed-in caller (the fallback policy); what changes the home asks for
/// <see cref="AdminOnly"/> besides. A call from a page carries the antiforgery token, a call with a bearer token does not need one.
/// </summary>
internal static class ApiRoutes
{
    /// <summary>Policy of routes that change cameras, jobs, accounts: <c>.RequireAuthorization(ApiRoutes.AdminOnly)</c>.</summary>
    public const string AdminOnly = "AdminOnly";

    public const string Prefix = "/api/v1";

    public static void MapApi(this WebApplication app)
    {
        var api = app.MapGroup(Prefix);
        api.AddEndpointFilter(NoStore);

        api.Map("/{**rest}", static () => ProblemAnswers.NotFound()).ExcludeFromDescription();
        api.MapSession();
        api.MapTokens();

        // One line per feature, in the order data flows:
        api.MapChild();
        api.MapCameras();
        api.MapUploads();
        api.MapLive();
        api.MapMeasures();
        api.MapRecordings();
        api.MapExports();
        api.MapShares();
        api.MapIncidents();
        api.MapSegments();
        api.MapCoverage();
        api.MapReports();
        api.MapLedger();
        api.MapJobs();
        api.MapFaults();
        api.MapDeletions();
    }

    /// <summary>Pictures and facts of a child's day never lie in a cache, unless an answer says itself what it allows.</summary>
    private static ValueTask<object?> NoStore(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        context.HttpContext.Response.Headers.CacheControl = "no-store";
        return next(context);
    }
}
