namespace DailyCam.Core.Cameras;

/// <summary>Codes of everything that can be wrong with a camera, its zones, its connection test or an upload. Each has its sentence in both languages (<c>Problem.&lt;code&gt;</c>).</summary>
public static class CameraProblems
{
    public const string NotFound = "CameraNotFound";

    public const string NameMissing = "NameMissing";
    public const string NameTooLong = "NameTooLong";
    public const string NameNotOneLine = "NameNotOneLine";
    public const string TextTooLong = "TextTooLong";
    public const string TextNotOneLine = "TextNotOneLine";

    public const string SourceMissing = "SourceMissing";
    public const string SourceKindUnknown = "SourceKindUnknown";
    public const string UrlMissing = "UrlMissing";
    public const string UrlTooLong = "UrlTooLong";
    public const string UrlInvalid = "UrlInvalid";
    public const string UrlScheme = "UrlScheme";
    public const string UrlLogin = "UrlLogin";
    public const string UrlForbidden = "UrlForbidden";
    public const string PasswordNeeded = "PasswordNeeded";
    public const string UploadMissing = "UploadMissing";
    public const string SpeedRange = "SpeedRange";
    public const string RetentionRange = "RetentionRange";
    public const string GigabytesRange = "GigabytesRange";
    public const string MountingUnknown = "MountingUnknown";
    public const string AnalyzersMissing = "AnalyzersMissing";
    public const string AnalyzerUnknown = "AnalyzerUnknown";
    public const string AnalyzerTwice = "AnalyzerTwice";
    public const string AnalyzerLocalFirst = "AnalyzerLocalFirst";

    public const string ZonesTooMany = "ZonesTooMany";
    public const string ZoneTooFewPoints = "ZoneTooFewPoints";
    public const string ZoneTooManyPoints = "ZoneTooManyPoints";
    public const string ZoneOutside = "ZoneOutside";
    public const string ZoneCrossing = "ZoneCrossing";
    public const string ZoneTooSmall = "ZoneTooSmall";
    public const string ZoneKindUnknown = "ZoneKindUnknown";
    public const string MaskTooSmall = "MaskTooSmall";

    // The connection test
    public const string ProbeNameNotResolved = "ProbeNameNotResolved";
    public const string ProbeUnreachable = "ProbeUnreachable";
    public const string ProbeRefused = "ProbeRefused";
    public const string ProbeTimedOut = "ProbeTimedOut";
    public const string ProbeLoginNeeded = "ProbeLoginNeeded";
    public const string ProbeLoginRefused = "ProbeLoginRefused";
    public const string ProbePathNotFound = "ProbePathNotFound";
    public const string ProbeCameraError = "ProbeCameraError";
    public const string ProbeConnectionLost = "ProbeConnectionLost";
    public const string ProbeNoVideo = "ProbeNoVideo";
    public const string ProbeNotAVideo = "ProbeNotAVideo";
    public const string ProbeNoFrames = "ProbeNoFrames";
    public const string ProbeUnsupportedCodec = "ProbeUnsupportedCodec";
    public const string ProbeConverts = "ProbeConverts";
    public const string ProbeKeyFramesRare = "ProbeKeyFramesRare";
    public const string ProbeNoPreview = "ProbeNoPreview";
    public const string ProbeFileMissing = "ProbeFileMissing";
    public const string ProbeFfmpegMissing = "ProbeFfmpegMissing";
    public const string ProbeUnknown = "ProbeUnknown";

    // Uploads
    public const string UploadNoFile = "UploadNoFile";
    public const string UploadEmpty = "UploadEmpty";
    public const string UploadNotVideo = "UploadNotVideo";
    public const string UploadPlaylist = "UploadPlaylist";
    public const string UploadCut = "UploadCut";
    public const string UploadAborted = "UploadAborted";
    public const string UploadTooLarge = "UploadTooLarge";
    public const string UploadTooLong = "UploadTooLong";
    public const string UploadTooWide = "UploadTooWide";
    public const string UploadNoPicture = "UploadNoPicture";
    public const string UploadUnsupportedCodec = "UploadUnsupportedCodec";
    public const string UploadUnreadable = "UploadUnreadable";
    public const string UploadNoSpace = "UploadNoSpace";
    public const string UploadBusy = "UploadBusy";
    public const string UploadTooMany = "UploadTooMany";
    public const string UploadGone = "UploadGone";
    public const string UploadOffset = "UploadOffset";
    public const string UploadPartBeyond = "UploadPartBeyond";
    public const string UploadPartCut = "UploadPartCut";
}
