using DailyCam.Core;
using DailyCam.Web.Components.Shared;
using Microsoft.Extensions.Localization;

namespace DailyCam.Web.Api;

internal static class ApiServiceCollectionExtensions
{
    public static IServiceCollection AddApi(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(static options => ApiJson.Configure(options.SerializerOptions));
        services.Configure<RouteHandlerOptions>(static options => options.ThrowOnBadRequest = false);
        services.AddOpenApi();
        services.AddScoped<CameraAnswers>();
        return services.AddProblemDetails(static options => options.CustomizeProblemDetails = static context =>
        {
            // A bare status, from routing, authorization or the exception handler, gets our type and words; it never carries details.
            if (context.ProblemDetails.Type?.StartsWith("urn:", StringComparison.Ordinal) is not true)
            {
                var problem = new Problem(CodeOf(context.ProblemDetails.Status ?? context.HttpContext.Response.StatusCode));
                context.ProblemDetails.Type = ProblemAnswers.TypeOf(problem.Code);
                context.ProblemDetails.Title = context.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<SharedText>>().Sentence(problem);
                context.ProblemDetails.Detail = null;
            }

            context.ProblemDetails.Extensions["traceId"] = context.HttpContext.TraceIdentifier;
        });
    }

    private static string CodeOf(int status) => status switch
    {
        StatusCodes.Status401Unauthorized => "SignInNeeded",
        StatusCodes.Status403Forbidden => "NotAllowed",
        StatusCodes.Status404NotFound => "NotFound",
        StatusCodes.Status405MethodNotAllowed => "MethodUnknown",
        StatusCodes.Status413PayloadTooLarge => "TooLarge",
        StatusCodes.Status415UnsupportedMediaType => "ContentTypeUnknown",
        >= 400 and < 500 => "BadRequest",
        _ => "Unexpected",
    };
}
