using DailyCam.Core.Analysis.Answers;

namespace DailyCam.Core.Reports;

/// <summary>The one way for a sentence into a report or an answer: it has evidence, all of it exists, and both languages say the same. What does not pass is counted.</summary>
internal sealed class SentenceGate(EvidenceIndex evidence)
{
    private int withoutEvidence;
    private int languagesDiffer;

    public DroppedSentences Dropped => new(withoutEvidence, languagesDiffer);

    /// <summary>The sentence, or null when it does not pass.</summary>
    public CitedSentence? Keep(CitedSentence sentence)
    {
        if (!HasEvidence(sentence))
        {
            withoutEvidence++;
            return null;
        }

        if (!AgreesWithItself(sentence))
        {
            languagesDiffer++;
            return null;
        }

        return sentence;
    }

    /// <summary>Whether it would pass, without being counted: for a sentence that stands in another section too.</summary>
    public bool Passes(CitedSentence sentence) => HasEvidence(sentence) && AgreesWithItself(sentence);

    public IReadOnlyList<CitedSentence> Keep(IEnumerable<CitedSentence> sentences) => [.. sentences.Select(Keep).OfType<CitedSentence>()];

    private bool HasEvidence(CitedSentence sentence) => sentence.Citations.Count > 0 && sentence.Citations.All(evidence.Holds);

    private static bool AgreesWithItself(CitedSentence sentence) => sentence.Facts.OfType<Bilingual>().All(BilingualFacts.Agree);
}
