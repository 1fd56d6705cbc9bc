using Microsoft.AspNetCore.Http;

namespace DailyCam.Tests.Analysis.Asking;

/// <summary>What differs between the two protocols.</summary>
internal interface IScriptedDialect
{
    /// <summary>Null for a path that the protocol does not have.</summary>
    SeenRequest? Read(HttpRequest request, byte[] body);

    string Answer(string text, ScriptedEnd end, ScriptedUsage usage);

    /// <summary>The question itself was refused: success by status, nothing inside.</summary>
    string BlockedPrompt(ScriptedUsage usage);

    string NoCandidates();

    string Error(ScriptedError error);
}
