namespace DailyCam.Core.Analysis.Asking;

/// <summary>
/// Asks one vision-language model one question, once: no retry, no budget, no consent; those are decided before and after. Everything that a provider is
/// known to do is a value (<see cref="ModelReply"/>); only cancellation is thrown. Safe from several threads.
/// </summary>
public interface IModelClient
{
    /// <summary><see cref="AnalyzerNames.Vertex"/> or <see cref="AnalyzerNames.OpenAi"/>.</summary>
    string Analyzer { get; }

    /// <summary>Whether the model is given a video or pictures.</summary>
    MediaForm Form { get; }

    /// <summary>Whether the settings name all that is needed to ask; reads the settings at each call, so that a change counts at once.</summary>
    bool IsConfigured { get; }

    Task<ModelReply> AskAsync(ModelRequest request, CancellationToken cancellationToken);
}
