using System.Globalization;

namespace DailyCam.Tests.Chaos;

/// <summary>What eng/chaos.sh asked for: <c>DAILYCAM_CHAOS="minutes=12 cameras=4 seed=1"</c>.</summary>
internal sealed record ChaosSettings(double Minutes, int Cameras, int Seed)
{
    /// <summary>Peace before the first fault, in which everything must start.</summary>
    public TimeSpan WarmUp => TimeSpan.FromSeconds(Minutes < 6 ? 25 : 45);

    /// <summary>Peace after the last one, in which everything must have recovered.</summary>
    public static TimeSpan CoolDown => TimeSpan.FromSeconds(20);

    /// <summary>A life of the product is warm after this: its slopes are of the time behind it.</summary>
    public static TimeSpan SlopeWarmUp => TimeSpan.FromMinutes(10);

    public string Name => Minutes >= 30 ? "S60" : "S12";

    public static ChaosSettings? Read()
    {
        if (Environment.GetEnvironmentVariable("DAILYCAM_CHAOS") is not { Length: > 0 } text)
        {
            return null;
        }

        var words = text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(static word => word.Split('=', 2)).ToDictionary(static pair => pair[0], static pair => pair[1], StringComparer.Ordinal);
        return new ChaosSettings(
            double.Parse(words["minutes"], CultureInfo.InvariantCulture),
            int.Parse(words["cameras"], CultureInfo.InvariantCulture),
            int.Parse(words["seed"], CultureInfo.InvariantCulture));
    }
}
