namespace DailyCam.Web.Features.Cameras;

/// <summary>How far an upload is.</summary>
internal sealed record UploadProgress(long Sent, long Total, double BytesPerSecond)
{
    public int Percent => Total > 0 ? (int)(Sent * 100 / Total) : 0;

    public int RemainingSeconds => BytesPerSecond > 0 ? (int)Math.Min((Total - Sent) / BytesPerSecond, 1_000_000) : 0;
}
