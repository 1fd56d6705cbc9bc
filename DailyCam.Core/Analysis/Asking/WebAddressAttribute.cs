using System.ComponentModel.DataAnnotations;

namespace DailyCam.Core.Analysis.Asking;

/// <summary>An http or https address without user, password, query or fragment; empty is allowed. The value is not repeated in the message: somebody may have put a key into it.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class WebAddressAttribute : ValidationAttribute
{
    public WebAddressAttribute()
        : base("must be an http:// or https:// address without user, password, query or fragment.")
    {
    }

    /// <summary>Whether what is sent there must be encrypted, this computer itself excepted.</summary>
    public bool Encrypted { get; init; }

    public override bool IsValid(object? value) => value is null or "" || (value is string text && IsAddress(text));

    public override string FormatErrorMessage(string name) =>
        Encrypted ? "must be an https:// address (http:// only for this computer itself) without user, password, query or fragment." : base.FormatErrorMessage(name);

    private bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && (!Encrypted || address.IsLoopback)))
        && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0;
}
