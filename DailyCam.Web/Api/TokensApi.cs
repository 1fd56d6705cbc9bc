using DailyCam.Web.Features.Account;

namespace DailyCam.Web.Api;

internal static class TokensApi
{
    public static void MapTokens(this IEndpointRouteBuilder api)
    {
        var tokens = api.MapGroup("/tokens").RequireAuthorization(ApiRoutes.AdminOnly);
        tokens.MapGet("/", ListAsync).WithName("ListTokens");
        tokens.MapPost("/", CreateAsync).WithName("CreateToken");
        tokens.MapDelete("/{id}", DeleteAsync).WithName("DeleteToken");
    }

    private static async Task<Paged<TokenAnswer>> ListAsync(ApiTokens tokens, CancellationToken cancellationToken) =>
        new([.. (await tokens.ListAsync(cancellationToken)).Select(static token => new TokenAnswer(token))], null);

    private static async Task<IResult> CreateAsync(TokenRequest request, ApiTokens tokens, HttpRequest http, CancellationToken cancellationToken)
    {
        var (token, text, problems) = await tokens.CreateAsync(request.Name, request.Role, request.ExpiresAt, cancellationToken);
        return token is null
            ? ProblemAnswers.From(problems)
            : TypedResults.Created(http.Api($"tokens/{token.Id}"), new { id = token.Id, token = text, token.Name, token.Role, token.ExpiresAt });
    }

    private static async Task<IResult> DeleteAsync(string id, ApiTokens tokens, Admissions admissions, CancellationToken cancellationToken)
    {
        if (!await tokens.DeleteAsync(id, cancellationToken))
        {
            return ProblemAnswers.NotFound();
        }

        admissions.Removed(ApiTokenHandler.IdPrefix + id);
        return TypedResults.NoContent();
    }
}
