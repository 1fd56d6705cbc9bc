namespace DailyCam.Core.Analysis.Spending;

/// <summary>An analyzer outside this process as it is configured now.</summary>
/// <param name="IsConfigured">Whether the settings name all that is needed to ask.</param>
/// <param name="Model">As the provider spells it; empty when none is named.</param>
/// <param name="Host">The computer that is asked, for people; null when it cannot be told.</param>
/// <param name="Price">Of today; null when nobody said.</param>
/// <param name="RetiresOn">First day (UTC) on which the provider no longer answers for it; null when none is known.</param>
/// <param name="Cheaper">The model that is asked instead when the budget runs low.</param>
public sealed record ConfiguredModel(string Analyzer, bool IsConfigured, string Model, string? Host, TokenPrice? Price, DateOnly? RetiresOn, string? Cheaper)
{
    /// <summary>Whether its end has come: it is not asked, and nothing is sent.</summary>
    public bool IsRetired { get; init; }

    /// <summary>The model that the settings name, when its end has come and <see cref="Model"/> is asked in its place.</summary>
    public string? InPlaceOf { get; init; }
}
