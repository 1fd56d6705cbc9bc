using DailyCam.Core.Cameras;

namespace DailyCam.Web.Api;

/// <summary>A source as a program sends it.</summary>
/// <param name="Password">Left out or null keeps the one that is stored.</param>
internal sealed record SourceBody(string? Kind, string? Url, string? SubUrl, string? User, string? Password, string? UploadId, bool? Loop, double? Speed)
{
    public SourceDraft ToDraft() => new()
    {
        Kind = Word<SourceKind>(Kind),
        Url = Url,
        SubUrl = SubUrl,
        User = User,
        Password = Password,
        UploadId = Core.Cameras.UploadId.TryParse(UploadId, out var upload) ? upload : null,
        Loop = Loop ?? true,
        Speed = Speed ?? 1,
    };

    /// <summary>The value named by a word; an unknown word gives the undefined value, which checking refuses with its own sentence.</summary>
    internal static TEnum Word<TEnum>(string? word)
        where TEnum : struct, Enum =>
        Enum.GetValues<TEnum>().FirstOrDefault(value => string.Equals(value.ToString(), word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Leaves everything out: it may hold a password.</summary>
    public override string ToString() => nameof(SourceBody);
}
