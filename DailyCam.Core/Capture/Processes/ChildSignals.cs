using System.Runtime.InteropServices;

namespace DailyCam.Core.Capture.Processes;

/// <summary>kill(2). <c>Process.Kill</c> knows no polite signal.</summary>
internal static partial class ChildSignals
{
    private const int Sigkill = 9;
    private const int Sigterm = 15;

    public static void Terminate(int processId) => _ = Kill(processId, Sigterm);

    public static void Kill(int processId) => _ = Kill(processId, Sigkill);

    [LibraryImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static partial int Kill(int processId, int signal);
}
