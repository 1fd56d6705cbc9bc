using DailyCam.Core.Analysis.Asking;

namespace DailyCam.Core.Analysis.Answers;

/// <summary>Reads a model's text about a short clip. Pure, and never throws.</summary>
public static class VerifyAnswer
{
    /// <param name="text">As the model wrote it; anything at all.</param>
    /// <param name="seconds">Length of the clip.</param>
    public static VerifyReading Read(string? text, double seconds)
    {
        var (document, defect) = AnswerFields.Parse(text);
        if (document is null)
        {
            return VerifyReading.Malformed(defect!.Value);
        }

        using (document)
        {
            var answer = document.RootElement;
            if (answer.Member("seen") is null || !answer.TryWord("seen", Seen.CannotTell, out var seen))
            {
                return VerifyReading.Malformed(AnswerDefect.WrongShape);
            }

            var second = answer.Decimal("second") is { } at && at >= 0 && at <= seconds ? at : (double?)null;
            var note = ParentText.Line(answer.Text("visible")) is { } line ? ParentText.Cut(line, AnswerLimits.MostNote) : string.Empty;
            return VerifyReading.Of(seen == Seen.Yes && second is null
                ? new VerifyFindings(Seen.CannotTell, null, note)
                : new VerifyFindings(seen, seen == Seen.Yes ? second : null, note));
        }
    }
}
