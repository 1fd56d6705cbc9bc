namespace DailyCam.Core.Analysis.Spending;

/// <summary>An analyzer outside this process as it is configured now.</summary>
/// <param name="IsConfigured">Whether the settings name all that is needed to ask.</param>
/// <param name="Model">As the provider spells it; empty when none is named.</param>
/// <param name="Destination">Where requests go, as scheme, host and port; null when no address is named.</param>
/// <param name="Price">Of today; null when nobody said.</param>
/// <param name="RetiresOn">First day (UTC) on which the provider no longer answers for it; null when none is known.</param>
/// <param name="Cheaper">The model that is asked instead when the budget runs low.</param>
public sealed record ConfiguredModel(string Analyzer, bool IsConfigured, string Model, string? Destination, TokenPrice? Price, DateOnly? RetiresOn, string? Cheaper)
{
    /// <summary>What Gemini counts for a single picture of 480 lines at most: 260 to 1100.</summary>
    public const int UsualTokensPerPicture = 1_100;

    /// <summary>Most tokens that it counts for a single picture.</summary>
    public int TokensPerPicture { get; init; } = UsualTokensPerPicture;

    /// <summary>Whether its end has come: it is not asked, and nothing is sent.</summary>
    public bool IsRetired { get; init; }

    /// <summary>The model that the settings name, when its end has come and <see cref="Model"/> is asked in its place.</summary>
    public string? InPlaceOf { get; init; }
}
