using Microsoft.Extensions.Options;

namespace DailyCam.Core.Data;

/// <summary>Every path DailyCam writes to, absolute. Folders are made when it is constructed, except the archive: that may be a disk that is away.</summary>
public sealed class DataLayout
{
    public DataLayout(IOptions<DailyCamOptions> options)
    {
        Root = Path.GetFullPath(options.Value.DataPath);
        Archive = options.Value.ArchivePath.Length > 0 ? Path.GetFullPath(options.Value.ArchivePath) : Path.Combine(Root, "archive");
        foreach (var folder in new[] { Root, Keys, Exports, Evidence, Uploads, Arriving, Exchanges, Temporary })
        {
            Directory.CreateDirectory(folder);
        }
    }

    public string Root { get; }

    public string Archive { get; }

    public string AppDatabase => Path.Combine(Root, "app.db");

    public string JobsDatabase => Path.Combine(Root, "jobs.db");

    /// <summary>Held exclusively by the one process that may use the databases (docs/adr/0003).</summary>
    public string LockFile => Path.Combine(Root, "dailycam.lock");

    /// <summary>The cameras beside the database, for the one start at which it cannot be read (<see cref="Cameras.CameraCopy"/>).</summary>
    public string CameraCopy => Path.Combine(Root, "cameras.json");

    /// <summary>What each camera sent last time (<see cref="Capture.Ffmpeg.KnownStreams"/>). Worth nothing in a backup.</summary>
    public string KnownStreams => Path.Combine(Root, "streams.json");

    /// <summary>Stands while <see cref="AppDatabase"/> is known to be damaged: the next start then checks it to its end.</summary>
    public string SuspectMark => AppDatabase + ".suspect";

    /// <summary>Withdrawn consents that <see cref="AppDatabase"/> does not know yet (<see cref="Analysis.Consents.WithdrawalFile"/>).</summary>
    public string Withdrawals => Path.Combine(Root, "withdrawals.json");

    /// <summary>Stands from the moment at which another database takes the place of <see cref="AppDatabase"/> until what follows from that is written into it.</summary>
    public string ReplacedMark => AppDatabase + ".replaced";

    /// <summary>Space held back for the databases (<see cref="DiskBallast"/>).</summary>
    public string Ballast => Path.Combine(Root, "ballast");

    public string Keys => Path.Combine(Root, "keys");

    public string Exports => Path.Combine(Root, "exports");

    public string Evidence => Path.Combine(Root, "evidence");

    public string Uploads => Path.Combine(Root, "uploads");

    /// <summary>Uploads in parts that have not arrived whole; on the disk of <see cref="Uploads"/>, where their last move leads (<see cref="Cameras.OpenUploads"/>).</summary>
    public string Arriving => Path.Combine(Root, "arriving");

    /// <summary>What models were asked and what they answered, for whoever compares prompts and models; empty unless <c>DailyCam:Analysis:Evaluation:KeepExchanges</c> is on.</summary>
    public string Exchanges => Path.Combine(Root, "exchanges");

    /// <summary>Half-done exports, and uploads that come in one piece; emptied at start.</summary>
    public string Temporary => Path.Combine(Root, "tmp");
}
