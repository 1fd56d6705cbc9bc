namespace DailyCam.Core.Analysis.Asking;

/// <summary>Takes off what models put around the JSON they were asked for: code fences, a sentence before them, thoughts of small home models. Pure.</summary>
internal static class AnswerText
{
    private const string Fence = "```";
    private const string ThoughtBegin = "<think>";
    private const string ThoughtEnd = "</think>";

    public static string Clean(string text)
    {
        var answer = WithoutThoughts(text.AsSpan().Trim("\uFEFF \t\r\n"));
        return WithoutFence(answer).Trim().ToString();
    }

    private static ReadOnlySpan<char> WithoutThoughts(ReadOnlySpan<char> text)
    {
        if (!text.StartsWith(ThoughtBegin, StringComparison.OrdinalIgnoreCase))
        {
            return text;
        }

        var end = text.IndexOf(ThoughtEnd, StringComparison.OrdinalIgnoreCase);
        return end < 0 ? [] : text[(end + ThoughtEnd.Length)..].TrimStart();
    }

    private static ReadOnlySpan<char> WithoutFence(ReadOnlySpan<char> text)
    {
        // JSON may hold a fence inside one of its texts.
        if (text is ['{' or '[', ..])
        {
            return text;
        }

        var open = text.IndexOf(Fence, StringComparison.Ordinal);
        if (open < 0)
        {
            return text;
        }

        var inside = text[(open + Fence.Length)..];
        var begin = inside.IndexOfAny('{', '[', '\n');
        inside = begin < 0 ? inside : inside[begin..];
        var close = inside.LastIndexOf(Fence, StringComparison.Ordinal);
        return close < 0 ? inside : inside[..close];
    }
}
