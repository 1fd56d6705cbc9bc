using System.Text.Json;

namespace DailyCam.Core.Family;

/// <summary>What a family said of its home. Immutable, equal by what was said; the empty one is "nobody said anything".</summary>
public sealed class HomeFacts : IEquatable<HomeFacts>
{
    private readonly Dictionary<HomeFact, HomeAnswer> said;

    private HomeFacts(Dictionary<HomeFact, HomeAnswer> said) => this.said = said;

    /// <summary>All that can be said, in the order in which it is asked.</summary>
    public static IReadOnlyList<HomeFact> All { get; } = Enum.GetValues<HomeFact>();

    public static HomeFacts Nothing { get; } = new([]);

    /// <summary>How many were answered.</summary>
    public int Known => said.Count;

    public HomeAnswer this[HomeFact fact] => said.GetValueOrDefault(fact);

    /// <summary>The same with one answer changed; <see cref="HomeAnswer.Unknown"/> takes it back.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A number that is no fact or no answer.</exception>
    public HomeFacts With(HomeFact fact, HomeAnswer answer)
    {
        if (!Enum.IsDefined(fact) || !Enum.IsDefined(answer))
        {
            throw new ArgumentOutOfRangeException(nameof(fact), $"{fact} = {answer} cannot be said of a home.");
        }

        var next = new Dictionary<HomeFact, HomeAnswer>(said);
        if (answer == HomeAnswer.Unknown)
        {
            next.Remove(fact);
        }
        else
        {
            next[fact] = answer;
        }

        return new HomeFacts(next);
    }

    /// <summary>As it is stored: names with <c>true</c> or <c>false</c>, in order; what nobody said is not in it.</summary>
    public string Write() => JsonSerializer.Serialize(said.OrderBy(static pair => pair.Key).ToDictionary(static pair => pair.Key.ToString(), static pair => pair.Value == HomeAnswer.Yes, StringComparer.Ordinal));

    /// <summary>What was stored. A name of another version, or a text that nobody can read, says nothing: unknown is safe, because it hides no precaution.</summary>
    public static HomeFacts Read(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return Nothing;
        }

        try
        {
            var stored = JsonSerializer.Deserialize<Dictionary<string, bool>>(text) ?? [];
            return new HomeFacts(stored.Where(static pair => IsName(pair.Key)).ToDictionary(static pair => Enum.Parse<HomeFact>(pair.Key), static pair => pair.Value ? HomeAnswer.Yes : HomeAnswer.No));
        }
        catch (JsonException)
        {
            return Nothing;
        }
    }

    public bool Equals(HomeFacts? other) => other is not null && All.All(fact => this[fact] == other[fact]);

    public override bool Equals(object? obj) => Equals(obj as HomeFacts);

    public override int GetHashCode() => Write().GetHashCode(StringComparison.Ordinal);

    /// <summary>Exactly a member's name; a number is none.</summary>
    private static bool IsName(string name) => Enum.GetNames<HomeFact>().Contains(name, StringComparer.Ordinal);
}
