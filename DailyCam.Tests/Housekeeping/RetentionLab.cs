using DailyCam.Core.Cameras;
using DailyCam.Core.Housekeeping;
using DailyCam.Tests.Archive;
using DailyCam.Tests.Cameras;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace DailyCam.Tests.Housekeeping;

/// <summary>Retention on an archive of a test.</summary>
internal static class RetentionLab
{
    public static Retention Of(ArchiveLab lab, HousekeepingOptions? options = null, RetentionBoard? board = null, ILogger<Retention>? logger = null) => new(
        new RetentionReader(lab.Database, new CameraStore(lab.Database, new ReversingSecretBox(), lab.Clock), Options.Create(lab.Options), lab.Clock),
        LogOf(lab, options),
        board ?? new RetentionBoard(),
        lab.Volume,
        lab.Disk,
        Options.Create(lab.Options),
        lab.Clock,
        logger ?? NullLogger<Retention>.Instance);

    public static DeletionLog LogOf(ArchiveLab lab, HousekeepingOptions? options = null) => new(lab.Database, Options.Create(options ?? new HousekeepingOptions()), lab.Clock);
}
