using System.Collections.Concurrent;
using System.Text;
using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.OpenAi;

/// <summary>
/// Remembers, for the life of the process, which answer format each server and model understands. A format that was refused is not tried again: the request after it uses the next one.
/// It is not sent again within the same call, because every request that leaves the house has its own row in the ledger. Safe from several threads.
/// </summary>
internal sealed class AnswerFormats
{
    /// <summary>What servers say about a format that they do not know; llama.cpp speaks of the grammar it makes of a schema.</summary>
    private static readonly string[] Signs = ["response_format", "json_schema", "json_object", "grammar"];

    private readonly ConcurrentDictionary<(string Server, string Model), AnswerFormat> known = new();

    public AnswerFormat Of(string server, string model) => known.GetValueOrDefault((server, model), AnswerFormat.Schema);

    /// <summary>True when the answer refuses this format, so that the same question may be asked again with the next one.</summary>
    public bool Refuses(string server, string model, AnswerFormat used, HttpAnswer answer)
    {
        if (used == AnswerFormat.Words || answer.Status is not (400 or 422) || !IsAboutFormat(answer))
        {
            return false;
        }

        known.AddOrUpdate((server, model), used + 1, (_, now) => now > used ? now : used + 1);
        return true;
    }

    private static bool IsAboutFormat(HttpAnswer answer)
    {
        var text = Encoding.UTF8.GetString(answer.Body.Span);
        return Array.Exists(Signs, sign => text.Contains(sign, StringComparison.OrdinalIgnoreCase));
    }
}
