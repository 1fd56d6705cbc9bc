namespace DailyCam.Web.Api;

internal delegate bool TryParseId<TId>(string? text, out TId id);
