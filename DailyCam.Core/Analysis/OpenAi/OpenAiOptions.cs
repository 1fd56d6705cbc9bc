using System.ComponentModel.DataAnnotations;
using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.OpenAi;

/// <summary>A server that speaks OpenAI's protocol: at home (Ollama, llama.cpp, vLLM, LM Studio) or on the internet. It is shown single pictures, never video or sound. The family must agree for the camera either way.</summary>
public sealed class OpenAiOptions
{
    public const string Section = "DailyCam:Analysis:OpenAi";

    /// <summary>Address up to and with the version, such as <c>http://192.168.0.10:11434/v1</c>. Default (empty): not used. No redirect is followed from it, and no proxy is taken out of the environment. Another scheme, host or port needs the family's consent anew.</summary>
    [WebAddress]
    public string BaseAddress { get; set; } = string.Empty;

    /// <summary>Model as the server names it, such as <c>qwen3-vl:8b</c>; it must see pictures. Default (empty): not used.</summary>
    public string Model { get; set; } = string.Empty;

    /// <summary>API key. Default (empty): none is sent, as servers at home want it. Better given by the environment than written into a file.</summary>
    public string ApiKey { get; set; } = string.Empty;

    /// <summary>Time for one request, from the first byte sent to the last received. Default: 10 minutes; a computer at home without a graphics card takes minutes for sixty pictures.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest answer that is read, in megabytes of 1,000,000 bytes. Default: 2; a real answer takes less than a tenth of it.</summary>
    [Range(1, 64)]
    public int MaxAnswerMegabytes { get; set; } = 2;

    /// <summary>How finely each picture is looked at, where the server can choose. Default (empty): not said, because servers at home do not know the word.</summary>
    [RegularExpression("low|high|auto")]
    public string ImageDetail { get; set; } = string.Empty;

    /// <summary>
    /// Most tokens that the model counts for one picture; so much money is set aside for it before it is asked. Default (0): 3000 when <c>ImageDetail</c> is <c>low</c>, else 16000, because some models
    /// on the internet count that many for a picture of 480 lines. Most count far less: with a price above 0 write here what the model's provider says, or little fits into the budget.
    /// </summary>
    [Range(0, 200_000)]
    public int TokensPerPicture { get; set; }

    internal int MostTokensPerPicture => TokensPerPicture > 0 ? TokensPerPicture : ImageDetail == "low" ? 3_000 : 16_000;

    internal int MaxAnswerBytes => MaxAnswerMegabytes * 1_000_000;
}
