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

    public override bool IsValid(object? value) => value is null or "" || (value is string text && IsAddress(text));

    private static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
        && address.UserInfo.Length == 0 && address.Query.Length == 0 && address.Fragment.Length == 0;
}
