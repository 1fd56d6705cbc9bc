namespace DailyCam.Tests.Chaos;

/// <summary>Pictures of one camera that are missing, and the fault they are put down to; null: no fault explains them.</summary>
internal sealed record PictureLoss(int Camera, DateTimeOffset From, DateTimeOffset To, int Pictures, InjectedFault? Fault)
{
    public double Seconds => (To - From).TotalSeconds;
}
