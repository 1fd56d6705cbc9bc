using DailyCam.Core.Capture.Ffmpeg;
using DailyCam.Core.Capture.Processes;
using DailyCam.Core.Faults;
using Microsoft.Extensions.Logging;

namespace DailyCam.Core.Capture.Sessions;

/// <summary>What every capture session works with.</summary>
public sealed record CaptureContext(
    IMediaProcessLauncher Launcher,
    CapturePlanner Planner,
    ISourceKnock Knock,
    CaptureSettings Settings,
    AttemptIds Ids,
    CaptureStatusBoard Board,
    FaultLog Faults,
    TimeProvider Clock,
    ILogger<CaptureContext> Logger);
