using DailyCam.Core.Cameras;

namespace DailyCam.Core.Family;

/// <summary>The child the family looks after; one row or none. Everything is optional: without a birth date nothing is adjusted to an age.</summary>
public sealed class Child
{
    /// <summary>There is one child, so its row has one place and saving twice makes no second.</summary>
    public const int OnlyId = 1;

    public int Id { get; init; } = OnlyId;

    /// <summary>What the family calls the child, for pages at home only: no model is ever told it. At most <see cref="Camera.MaxNameLength"/> characters, one line.</summary>
    public string? Name { get; set; }

    /// <summary>The calendar day of birth where the family lives.</summary>
    public DateOnly? BirthDate { get; set; }

    /// <summary>What the family said of its home. Models that were allowed to look are told it.</summary>
    public HomeFacts Home { get; set; } = HomeFacts.Nothing;
}
