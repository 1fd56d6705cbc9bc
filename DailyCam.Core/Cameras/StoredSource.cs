namespace DailyCam.Core.Cameras;

/// <summary>Turns a checked draft into the source that is stored, and decides when the stored password may stay.</summary>
internal static class StoredSource
{
    public static CameraSource Of(SourceDraft clean, CameraSource? before, ISecretBox secrets) => new()
    {
        Kind = clean.Kind,
        Url = clean.Url,
        SubUrl = clean.SubUrl,
        User = clean.User,
        SealedPassword = Password(clean, before, secrets),
        UploadId = clean.UploadId,
        Loop = clean.Loop,
        Speed = clean.Speed,
    };

    /// <summary>
    /// A stored password goes only to the device it was typed for: otherwise whoever may edit a camera could have it sent to a machine of their own.
    /// </summary>
    public static Problem? PasswordProblem(SourceDraft clean, CameraSource before) =>
        Keeps(clean) && before.SealedPassword is not null && !(SameDevice(clean.Url, before) && SameDevice(clean.SubUrl ?? clean.Url, before))
            ? new Problem(CameraProblems.PasswordNeeded, "source.password")
            : null;

    private static bool Keeps(SourceDraft clean) => clean is { Kind: SourceKind.Rtsp or SourceKind.Mjpeg, User: not null, Password: null };

    /// <summary>The sealed text stays as it is when the password is the same, so that saving an unchanged camera does not restart it.</summary>
    private static string? Password(SourceDraft clean, CameraSource? before, ISecretBox secrets)
    {
        if (Keeps(clean))
        {
            return before?.SealedPassword;
        }

        if (string.IsNullOrEmpty(clean.Password))
        {
            return null;
        }

        return before?.SealedPassword is { } old && secrets.Open(old) == clean.Password ? old : secrets.Seal(clean.Password);
    }

    private static bool SameDevice(string? address, CameraSource before) =>
        HostOf(address, before.Kind) is { } host && (host == HostOf(before.Url, before.Kind) || host == HostOf(before.SubUrl, before.Kind));

    private static string? HostOf(string? address, SourceKind kind) =>
        SourceUrl.TryParse(address, SourceUrl.KindOf(address) ?? kind, string.Empty, out var url, out _) ? url.Host : null;
}
