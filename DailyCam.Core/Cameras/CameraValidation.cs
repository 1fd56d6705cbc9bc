using DailyCam.Core.Analysis;

namespace DailyCam.Core.Cameras;

/// <summary>Decides whether a draft can become a camera. Pure: whether an upload exists and what password is stored is the store's to know.</summary>
public static class CameraValidation
{
    /// <summary>Longest place name; it stands beside the camera's name.</summary>
    public const int MaxLocationLength = 80;

    /// <summary>Longest user name or password. Cameras allow 63 at most; relays more.</summary>
    public const int MaxLoginLength = 256;

    public const double MinSpeed = 0.25;

    /// <summary>A decoder on a small machine keeps up with eight times one camera.</summary>
    public const double MaxSpeed = 8;

    public const int MinRetentionDays = 1;

    /// <summary>Ten years.</summary>
    public const int MaxRetentionDays = 3650;

    /// <summary>Below this not even an hour of one camera fits.</summary>
    public const double MinGigabytes = 0.5;

    /// <summary>A petabyte: past every home, short of every overflow.</summary>
    public const double MaxGigabytes = 1_000_000;

    /// <summary>The draft as it may be stored, and what is wrong with it. With problems the draft must not be used.</summary>
    public static (CameraDraft Clean, IReadOnlyList<Problem> Problems) Check(CameraDraft draft)
    {
        var problems = new List<Problem>();
        var clean = draft with
        {
            Name = Name(draft.Name, "name", problems),
            Location = OptionalLine(draft.Location, "location", MaxLocationLength, problems),
            Source = CheckSource(draft.Source, problems),
            Analyzers = CheckAnalyzers(draft.Analyzers, problems),
        };
        if (draft.RetentionDays is < MinRetentionDays or > MaxRetentionDays)
        {
            problems.Add(new Problem(CameraProblems.RetentionRange, "retentionDays", MinRetentionDays, MaxRetentionDays));
        }

        if (draft.MaxGigabytes is { } gigabytes && !(gigabytes is >= MinGigabytes and <= MaxGigabytes))
        {
            problems.Add(new Problem(CameraProblems.GigabytesRange, "maxGigabytes", MinGigabytes, MaxGigabytes));
        }

        if (!Enum.IsDefined(draft.Mounting))
        {
            problems.Add(new Problem(CameraProblems.MountingUnknown, "mounting"));
        }

        return (clean, problems);
    }

    /// <summary>A source alone, as the connection test gets it.</summary>
    public static (SourceDraft Clean, IReadOnlyList<Problem> Problems) Check(SourceDraft? source)
    {
        var problems = new List<Problem>();
        return (CheckSource(source, problems) ?? new SourceDraft(), problems);
    }

    /// <summary>A name that is asked for: of a camera or a zone.</summary>
    internal static string? Name(string? text, string field, List<Problem> problems)
    {
        if (text is not null && !LineText.IsOneLine(text))
        {
            problems.Add(new Problem(CameraProblems.NameNotOneLine, field));
        }
        else if (LineText.IsBlank(text))
        {
            problems.Add(new Problem(CameraProblems.NameMissing, field, Camera.MaxNameLength));
        }
        else if (LineText.Length(text!.Trim()) > Camera.MaxNameLength)
        {
            problems.Add(new Problem(CameraProblems.NameTooLong, field, Camera.MaxNameLength));
        }
        else
        {
            return LineText.Clean(text);
        }

        return null;
    }

    /// <summary>Any order of what is outside; what this computer knows itself comes first, because the others are asked about what it left open.</summary>
    private static List<string> CheckAnalyzers(IReadOnlyList<string> analyzers, List<Problem> problems)
    {
        List<string> clean = [.. analyzers.Select(static name => AnalyzerNames.All.FirstOrDefault(known => string.Equals(known, name?.Trim(), StringComparison.OrdinalIgnoreCase)) ?? string.Empty)];
        var problem = clean switch
        {
            [] => CameraProblems.AnalyzersMissing,
            _ when clean.Contains(string.Empty) => CameraProblems.AnalyzerUnknown,
            _ when clean.Distinct(StringComparer.Ordinal).Count() < clean.Count => CameraProblems.AnalyzerTwice,
            _ when clean.IndexOf(AnalyzerNames.Local) > 0 => CameraProblems.AnalyzerLocalFirst,
            _ => null,
        };
        if (problem is not null)
        {
            problems.Add(new Problem(problem, "analyzers"));
        }

        return clean;
    }

    private static SourceDraft? CheckSource(SourceDraft? source, List<Problem> problems)
    {
        switch (source?.Kind)
        {
            case null:
                problems.Add(new Problem(CameraProblems.SourceMissing, "source"));
                return null;
            case SourceKind.Rtsp or SourceKind.Mjpeg:
                return Network(source, problems);
            case SourceKind.File:
                return File(source, problems);
            case SourceKind.Demo:
                return new SourceDraft { Kind = SourceKind.Demo };
            default:
                problems.Add(new Problem(CameraProblems.SourceKindUnknown, "source.kind"));
                return null;
        }
    }

    private static SourceDraft? Network(SourceDraft source, List<Problem> problems)
    {
        var before = problems.Count;
        if (!SourceUrl.TryParse(source.Url, source.Kind, "source.url", out var url, out var problem))
        {
            problems.Add(problem);
        }

        SourceUrl? sub = null;
        if (!string.IsNullOrWhiteSpace(source.SubUrl) && !SourceUrl.TryParse(source.SubUrl, SubKind(source), "source.subUrl", out sub, out problem))
        {
            problems.Add(problem);
        }

        // What was typed into the password field wins; otherwise a login pasted inside the address is the newest wish.
        var fromAddress = url?.User is not null && string.IsNullOrEmpty(source.Password);
        var user = OptionalLine(fromAddress ? url!.User : source.User, "source.user", MaxLoginLength, problems);
        var password = Secret(fromAddress ? url!.Password ?? string.Empty : source.Password, problems);
        return problems.Count > before
            ? null
            : new SourceDraft { Kind = source.Kind, Url = url!.Address, SubUrl = sub?.Address, User = user, Password = user is null ? string.Empty : password };
    }

    /// <summary>Many RTSP cameras have motion JPEG as their smallest stream; the other way round is not known.</summary>
    private static SourceKind SubKind(SourceDraft source) =>
        source.Kind == SourceKind.Rtsp && SourceUrl.KindOf(source.SubUrl) == SourceKind.Mjpeg ? SourceKind.Mjpeg : source.Kind;

    private static SourceDraft? File(SourceDraft source, List<Problem> problems)
    {
        var before = problems.Count;
        if (source.UploadId is null)
        {
            problems.Add(new Problem(CameraProblems.UploadMissing, "source.uploadId"));
        }

        if (!(source.Speed is >= MinSpeed and <= MaxSpeed))
        {
            problems.Add(new Problem(CameraProblems.SpeedRange, "source.speed", MinSpeed, MaxSpeed));
        }

        return problems.Count > before
            ? null
            : new SourceDraft { Kind = SourceKind.File, UploadId = source.UploadId, Loop = source.Loop, Speed = source.Speed };
    }

    private static string? OptionalLine(string? text, string field, int maxLength, List<Problem> problems)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        if (!LineText.IsOneLine(text))
        {
            problems.Add(new Problem(CameraProblems.TextNotOneLine, field));
        }
        else if (LineText.Length(text) > maxLength)
        {
            problems.Add(new Problem(CameraProblems.TextTooLong, field, maxLength));
        }

        return LineText.Clean(text);
    }

    /// <summary>A password is kept letter for letter: not trimmed, not composed. A line break in it would end a header of the camera's protocol.</summary>
    private static string? Secret(string? text, List<Problem> problems)
    {
        if (text is not null && !LineText.IsOneLine(text))
        {
            problems.Add(new Problem(CameraProblems.TextNotOneLine, "source.password"));
        }
        else if (text is not null && LineText.Length(text) > MaxLoginLength)
        {
            problems.Add(new Problem(CameraProblems.TextTooLong, "source.password", MaxLoginLength));
        }

        return text;
    }
}
