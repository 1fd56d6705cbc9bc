namespace DailyCam.Core.Analysis.OpenAi;

/// <summary>How a server is told to answer in JSON, from the strictest to what every server can.</summary>
internal enum AnswerFormat
{
    /// <summary><c>json_schema</c>: the server holds the model to the schema.</summary>
    Schema = 0,

    /// <summary><c>json_object</c>: some JSON; the schema is told to the model in words.</summary>
    Json = 1,

    /// <summary>Nothing; the model is asked in words.</summary>
    Words = 2,
}
