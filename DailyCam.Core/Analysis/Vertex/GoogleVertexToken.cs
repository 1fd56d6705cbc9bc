using DailyCam.Core.Analysis.Asking;
using Google.Apis.Auth.OAuth2;
using Google.Apis.Auth.OAuth2.Responses;

namespace DailyCam.Core.Analysis.Vertex;

/// <summary>
/// An API key as it is, else an access token of the service account in the credentials file, else of the application default credentials. Google's library keeps the token until shortly before it
/// ends; the file is read again when it was written anew. Safe from several threads.
/// </summary>
internal sealed class GoogleVertexToken : IVertexToken, IDisposable
{
    private const string Scope = "https://www.googleapis.com/auth/cloud-platform";

    private readonly DirectHttpClientFactory http = new();
    private readonly SemaphoreSlim gate = new(1);
    private (string Path, DateTime WrittenAt, GoogleCredential Credential)? file;
    private GoogleCredential? ambient;

    public void Dispose() => gate.Dispose();

    public async Task<VertexToken> GetAsync(VertexOptions options, CancellationToken cancellationToken)
    {
        if (options.ApiKey.Length > 0)
        {
            return ApiKeyText.Of(options.ApiKey) is { } key ? VertexToken.Key(key) : VertexToken.Refused(ModelOutcome.NotAuthorised, ApiKeyText.Complaint);
        }

        try
        {
            var credential = await CredentialAsync(options.CredentialsFile, cancellationToken);
            return VertexToken.Bearer(await credential.UnderlyingCredential.GetAccessTokenForRequestAsync(cancellationToken: cancellationToken));
        }
        catch (TokenResponseException refused)
        {
            return VertexToken.Refused(OutcomeOf(refused), new DetailText().Clean($"Google gave no access token: {refused.Error?.Error}: {refused.Error?.ErrorDescription}"));
        }
        catch (Exception exception) when (exception is not (OperationCanceledException or HttpRequestException or HttpIOException))
        {
            // Google's library decodes keys itself and throws whatever a broken one leads to. Its messages may quote the file; the kind of error is enough to act on.
            return VertexToken.Refused(ModelOutcome.NotAuthorised, options.CredentialsFile.Length > 0
                ? $"The credentials file cannot be used ({exception.GetType().Name})."
                : $"There are no application default credentials ({exception.GetType().Name}): set an API key or a credentials file.");
        }
    }

    private static ModelOutcome OutcomeOf(TokenResponseException refused) =>
        refused.StatusCode is { } status && HttpStatusOutcome.Of((int)status) is ModelOutcome.ServerError or ModelOutcome.Quota
            ? HttpStatusOutcome.Of((int)status)
            : ModelOutcome.NotAuthorised;

    private async Task<GoogleCredential> CredentialAsync(string path, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (path.Length == 0)
            {
                var found = await GoogleCredential.GetApplicationDefaultAsync(cancellationToken);
                return ambient ??= Prepared(found);
            }

            var writtenAt = File.GetLastWriteTimeUtc(path);
            if (file is not { } known || known.Path != path || known.WrittenAt != writtenAt)
            {
                var account = await CredentialFactory.FromFileAsync<ServiceAccountCredential>(path, cancellationToken);
                file = (path, writtenAt, Prepared(account.ToGoogleCredential()));
            }

            return file.Value.Credential;
        }
        finally
        {
            gate.Release();
        }
    }

    private GoogleCredential Prepared(GoogleCredential credential) => credential.CreateScoped(Scope).CreateWithHttpClientFactory(http);
}
