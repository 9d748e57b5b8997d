using System.Text.Json;

namespace Backboard.Host;

/// <summary>What an answer owes to documents.</summary>
internal static class CitationWire
{
    public static void WriteDocuments(this Utf8JsonWriter json, TurnOutcome? outcome)
    {
        var files = outcome?.RetrievedFiles ?? [];
        json.WriteStrings("retrieved_files"u8, files);
        json.WriteNumber("retrieved_files_count"u8, files.Length);
        json.WriteStartArray("citations"u8);
        foreach (var citation in outcome?.Citations ?? [])
            Write(json, citation);
        json.WriteEndArray();
        json.WriteStartArray("documents_pending"u8);
        foreach (var id in outcome?.DocumentsPending ?? [])
            json.WriteStringValue(id);
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, Citation citation)
    {
        json.WriteStartObject();
        json.WriteNumber("number"u8, citation.Number);
        json.WriteString("document_id"u8, citation.DocumentId);
        json.WriteString("filename"u8, citation.Filename);
        json.WriteCount("page"u8, citation.Page);
        json.WriteNumber("start"u8, citation.Start);
        json.WriteNumber("length"u8, citation.Length);
        json.WriteString("quote"u8, citation.Quote);
        json.WriteScore("score"u8, citation.Score);
        json.WriteEndObject();
    }
}
