namespace DailyCam.Web.Api;

/// <summary>One precaution: what it is about, what would happen without it, and how it stands (<c>open</c>, <c>always</c>, <c>unknown</c>, <c>inPlace</c>).</summary>
internal sealed record PrecautionAnswer(string What, string Category, string Standing);
