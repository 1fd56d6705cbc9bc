using System.ComponentModel.DataAnnotations;
using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.Vertex;

/// <summary>Gemini on Google's Vertex AI. Nothing is ever sent before a project is named here <em>and</em> the family agreed for the camera.</summary>
public sealed class VertexOptions
{
    public const string Section = "DailyCam:Analysis:Vertex";

    /// <summary>Address of the service. Default (empty): Google's own for the location. For homes that reach it only by a relay: no proxy is taken out of the environment, it is named here. It must begin with https://, unless the relay runs on this computer. Another address needs the family's consent anew.</summary>
    [WebAddress(Encrypted = true)]
    public string BaseAddress { get; set; } = string.Empty;

    /// <summary>Google Cloud project that is billed. Default (empty): Vertex AI is not used.</summary>
    public string Project { get; set; } = string.Empty;

    /// <summary>Where the model runs: <c>global</c>, or a region such as <c>asia-northeast3</c> or <c>europe-west4</c> when footage must not leave it. Default: <c>global</c>, where new models appear first.</summary>
    [Required]
    [RegularExpression("[a-z0-9-]+")]
    public string Location { get; set; } = "global";

    /// <summary>Model id. Default: <c>gemini-3.5-flash-lite</c>, the cheapest that looks at ten minutes in one piece (about 2 US cents); its end is announced for July 2027 at the earliest.</summary>
    [Required]
    public string Model { get; set; } = "gemini-3.5-flash-lite";

    /// <summary>API key; goes before the credentials file. Default (empty): none. Better given by the environment than written into a file.</summary>
    public string ApiKey { get; set; } = string.Empty;

    /// <summary>Path of a service account's JSON key file. Default (empty): Google's application default credentials (<c>GOOGLE_APPLICATION_CREDENTIALS</c>, <c>gcloud</c>, the machine's own account), which are looked for once in the life of the process.</summary>
    public string CredentialsFile { get; set; } = string.Empty;

    /// <summary>Time for one request, from the first byte sent to the last received. Default: 3 minutes; ten minutes of video usually take 20 to 90 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:30:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(3);

    /// <summary>Longest answer that is read, in megabytes of 1,000,000 bytes. Default: 2; a real answer takes less than a tenth of it.</summary>
    [Range(1, 64)]
    public int MaxAnswerMegabytes { get; set; } = 2;

    /// <summary>How finely each picture is looked at; empty leaves it to the model. Default: <c>low</c>, a quarter of the tokens on older models and the same as <c>medium</c> on Gemini 3.</summary>
    [RegularExpression("low|medium|high")]
    public string MediaResolution { get; set; } = "low";

    /// <summary>How much the model thinks before it answers, which is billed as output. Default (empty): the model's own; some models refuse some of the values.</summary>
    [RegularExpression("minimal|low|medium|high")]
    public string ThinkingLevel { get; set; } = string.Empty;

    /// <summary>From which probability of harm Google's adjustable filters refuse an answer. Default: <c>OFF</c>, because a child near a stove is dangerous content and exactly what is asked for; the filter that protects children cannot be adjusted.</summary>
    [Required]
    [RegularExpression("OFF|BLOCK_NONE|BLOCK_ONLY_HIGH|BLOCK_MEDIUM_AND_ABOVE|BLOCK_LOW_AND_ABOVE")]
    public string SafetyThreshold { get; set; } = "OFF";

    internal int MaxAnswerBytes => MaxAnswerMegabytes * 1_000_000;
}
