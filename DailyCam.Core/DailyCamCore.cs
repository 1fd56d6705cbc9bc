using DailyCam.Core.Alerts;
using DailyCam.Core.Analysis;
using DailyCam.Core.Archive;
using DailyCam.Core.Cameras;
using DailyCam.Core.Capture;
using DailyCam.Core.Data;
using DailyCam.Core.Detection;
using DailyCam.Core.Family;
using DailyCam.Core.Faults;
using DailyCam.Core.Frames;
using DailyCam.Core.Health;
using DailyCam.Core.Housekeeping;
using DailyCam.Core.Incidents;
using DailyCam.Core.Jobs;
using DailyCam.Core.Live;
using DailyCam.Core.Measures;
using DailyCam.Core.Reports;
using DailyCam.Core.Timeline;
using Microsoft.Extensions.DependencyInjection;

namespace DailyCam.Core;

/// <summary>The table of contents: every feature, in the order data flows.</summary>
public static class DailyCamCore
{
    public static IServiceCollection AddDailyCamCore(this IServiceCollection services) => services
        .AddData()
        .AddHealth()
        .AddFaults()
        .AddFamily()
        .AddCameras()
        .AddMeasures()
        .AddCapture()
        .AddLive()
        .AddArchive()
        .AddFrames()
        .AddDetection()
        .AddIncidents()
        .AddJobs()
        .AddAnalysis()
        .AddTimeline()
        .AddReports()
        .AddAlerts()
        .AddHousekeeping();
}
