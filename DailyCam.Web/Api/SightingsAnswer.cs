namespace DailyCam.Web.Api;

/// <summary>What was seen in one area of development.</summary>
/// <param name="Times">How often it was seen; never a judgement.</param>
/// <param name="Weeks">The same for each week.</param>
/// <param name="Sentences">The latest, with their seconds.</param>
internal sealed record SightingsAnswer(int Times, IReadOnlyList<int> Weeks, IReadOnlyList<SentenceAnswer> Sentences);
