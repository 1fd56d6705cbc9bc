using DailyCam.Core.Timeline;

namespace DailyCam.Core.Reports;

public sealed record SleepPeriod(Stretch Stretch, CitedSentence Sentence);
