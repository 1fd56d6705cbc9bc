namespace DailyCam.Core;

/// <summary>
/// Something wrong with what somebody asked for, as a value. The web host turns <see cref="Code"/> into a sentence in the reader's language
/// (text key <c>Problem.&lt;Code&gt;</c>) that says what to do, and into the stable <c>type</c> of a problem answer.
/// </summary>
/// <param name="Code">Stable, PascalCase, never shown as it is.</param>
/// <param name="Field">The field of the request it belongs to, camelCase; null when it belongs to the whole.</param>
/// <param name="Arguments">Numbers and names for the sentence's places.</param>
public sealed record Problem(string Code, string? Field = null, params object[] Arguments);
