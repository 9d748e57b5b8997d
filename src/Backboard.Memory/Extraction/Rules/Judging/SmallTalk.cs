using System.Collections.Frozen;

namespace Backboard.Memory.Extraction.Rules;

/// <summary>First-person sentences that say nothing lasting: moods, thanks, thinking aloud, talk about the conversation.</summary>
internal static class SmallTalk
{
    private static readonly FrozenSet<string> Moods = WordSet.Of(
        """
        fine good ok okay great well alright sorry sure ready back here done tired hungry thirsty bored confused curious glad happy sad excited afraid serious kidding joking
        lost stuck right wrong impressed amazed surprised aware listening thinking wondering guessing asking grateful thankful pleased honored interested busy free available online
        awake sleepy exhausted cold hot in on off out home alive welcome new feeling doing talking saying referring kind fair better bad terrible awesome fantastic wonderful
        positive certain convinced unsure skeptical speechless jealous proud annoyed frustrated upset angry mad worried nervous going about getting coming leaving late early
        not just so very really too a an the all as it that this with you of to for by and bit little lot quite pretty much today now thanks thank then again still also
        """);

    private static readonly FrozenSet<string> Thinking = WordSet.Of(
        """
        see think guess suppose believe know understand agree disagree mean wonder hope doubt bet reckon assume figure imagine hear notice appreciate thank apologize apologise
        promise swear admit remember forget say ask tell ask check look feel say question request test reply recall
        forgot hang seem appear refer concern mind care call read send paste type write copy provide attach click restart reply
        """);

    private static readonly FrozenSet<string> Lasting = WordSet.Of("eat drink speak swim drive cook play ride sing dance draw paint ski code program juggle sleep tolerate walk run type knit sew smell taste hear see read fly digest have work stand lift sign stay live handle remember");

    private static readonly string[] Dismissed = WordSet.Phrases(
        """
        i have a question|i have another question|i have one more question|i have questions|i have a problem|i have an issue|i have an error|i have a bug|i have a doubt|i have a task|i have an idea|i have a joke|i have a feeling|i have no idea
        i have to go|i have got to go|i have got to run|i got to go|talk later|i should go|talk about it|talk about this|want to talk|i meant|i have to run|i have to say|i have no clue|i have no problem|i have a request|i have the following|i have two questions|i have some questions|i have a quick question|i have this|i need help|i need some help|i need your|i need you|i need to know|i need more|i need an answer
        i want you|i want to know|i want to ask|i want to see|i want to understand|i want to say|i wanted to ask|i wanted to know|i wanted to say|i wanted to see|i wanted to thank|i wanted to check|i want to thank|i want an answer|i want a list|i want it|i just want|i am trying to|i am wondering|i was wondering|i was just|i am just|i am asking
        i tried|i am getting|i keep getting|i get an|i get the|i got an error|i got it|i got this|i am not sure|i am looking for|i am having trouble|i am having a problem|i am having issues|i need a|i need an|i need to|i need the|i need some|i need it|i have been getting
        i changed my mind|my bad|my pleasure|my apologies|my mistake|my point|my question|my goodness|my god|my guess|my understanding|my request|my thoughts|my opinion|my condolences|my question is|my prompt|my message|in my opinion|my gosh|my word
        i love you|i like you|i hate you|i miss you|i trust you|i feel you|i hear you|i get you|i am on it|i will be back|i will try|i will do|i will check|i will let|i will see|i will take|i will think|i will be right|i will wait|i will keep
        i can not wait to see|i can not believe|i can see|i can imagine|i can tell|i can relate|i can understand|i can not imagine|i can not figure|i can not find|i can not seem|i can not help|i can not tell|i can not say|i can not thank|i can not remember|i can not complain|i can not see
        i do not know|i do not think|i do not understand|i do not get|i do not care|i do not mind|i do not see|i do not remember|i do not believe|i do not mean|i do not want to be rude|i did not know|i did not mean|i did not say|i did not ask|i did not get|i had no idea|i do not need|i do not follow
        i am at a loss|i am all ears|i am down|i am in awe|i am good|i am fine|i am ok|i am okay|i am sorry|i am sure|i am here|i am so sorry|i am not kidding|i am dying|i am dead|i am listening|i am done|i am glad|i am with you|i am a bit confused|i am confused
        i told you so|i owe you|i like your|i love your|i like it|i love it|i love that|i like that|i love this|i like this|i hate it|i hate this|i hate that|i like the way|i love how|i like how|i enjoyed talking|i hate when this|so hungry i|i am doing great|i am doing good|i am doing well|i am doing fine|i am doing ok|i am doing okay|how about you|what about you|my two cents|i rest my case|i could use|i am starving|i will have
        """);

    private static readonly string[] Life = WordSet.Phrases("lose weight|quit smoking|get pregnant|have a baby|learn|save|find a job|get fit|stop smoking|quit drinking|eat healthier|eat less|get better at|conceive|improve my|build my|grow my|open my|start my|get into");

    /// <summary>The sentence is about the conversation or the moment.</summary>
    public static bool Is(Clause clause)
    {
        var sentence = clause.Sentence;
        var dismissed = sentence.Says(Dismissed);
        if (dismissed && !IsOwnLife(clause)) return true;
        if (clause.Verb == "be" && IsMood(clause)) return true;
        if (clause.Verb.Length == 0) return true;
        if (clause.Modal is "can" or "could" && clause.IsSelf) return !Lasting.Contains(clause.Verb) && !(clause.After(1) == "wait" || clause.Verb == "wait" && sentence.Words.Count > 6);
        if (clause.IsSelf && Thinking.Contains(clause.Verb) && (!clause.IsPast || clause.IsProgressive) && !clause.IsPerfect && !HasOwnObject(clause) && !(clause.Verb == "look" && IsOwnLife(clause))) return true;
        return !HasContent(clause);
    }

    /// <summary>What is tried or needed is part of the speaker's life, not a task.</summary>
    private static bool IsOwnLife(Clause clause)
    {
        var sentence = clause.Sentence;
        if (sentence.Says(Life)) return true;
        var hasTask = false;
        for (var i = clause.SubjectEnd; i < clause.Words.Count; i++)
        {
            var word = clause.Words[i].Text;
            hasTask |= IsTask(word);
            if ((Nouns.LifeNeeds.Contains(word) || (word.EndsWith('s') && Nouns.LifeNeeds.Contains(word[..^1]))) && clause.Verb is "need" or "look" or "try" or "want" or "get") return true;
            if (i > clause.SubjectEnd && Grammar.Possessive.Contains(word) && i + 1 < clause.Words.Count && !IsTask(clause.Words[i + 1].Text) && clause.Verb is "need" or "try" or "get" or "love" or "like" or "hate" or "be" or "take" or "want" or "find") return true;
        }
        return !hasTask && clause.Verb is "try" && clause.IsPast && clause.Words.Count > 3 && !IsTriedHere(clause);
    }

    /// <summary>"I tried it", "I tried your way".</summary>
    private static bool IsTriedHere(Clause clause) =>
        clause.Words.Count < clause.VerbAt + 5 || clause.Words.Skip(clause.VerbAt + 1).Take(4).Any(word => word.Text is "it" or "that" or "this" or "your" or "the");

    private static bool IsTask(string word) => Nouns.Tasks.Contains(word) || (word.EndsWith('s') && Nouns.Tasks.Contains(word[..^1]));

    private static bool IsMood(Clause clause)
    {
        // "Never been to something like that" tells of a life, not of a moment.
        if (clause.VerbAt < clause.Words.Count && clause.Words[clause.VerbAt].Text == "been" && clause.After(1) == "to" && clause.Words.Count > clause.VerbAt + 2) return false;
        for (var i = clause.VerbAt + 1; i < clause.Words.Count; i++)
            if (!clause.Words[i].IsMark && !Moods.Contains(clause.Words[i].Text) && !Grammar.Function.Contains(clause.Words[i].Text)) return IsAside(clause, i);
        return clause.Subject != Subject.Own || clause.VerbAt + 1 >= clause.Words.Count;
    }

    /// <summary>"I'm curious how that works", "I'm confused by the answer".</summary>
    private static bool IsAside(Clause clause, int at)
    {
        var first = clause.After(1);
        for (var i = clause.VerbAt + 1; i < clause.Words.Count; i++)
            if (clause.Subject != Subject.Own && IsTask(clause.Words[i].Text)) return true;
        if (first is "curious" or "sure" or "wondering" or "confused" or "sorry" or "glad" or "aware" or "unsure" || (first == "afraid" && clause.After(2) != "of")) return true;
        return at > clause.VerbAt + 1 && clause.Words[at - 1].Text is "that" or "this" or "your" or "you";
    }

    private static bool HasOwnObject(Clause clause)
    {
        for (var i = clause.VerbAt + 1; i < clause.Words.Count; i++)
            if (Grammar.Possessive.Contains(clause.Words[i].Text) && i + 1 < clause.Words.Count && !IsTask(clause.Words[i + 1].Text)) return true;
        if (clause.Verb == "see" && clause.Words.Skip(clause.VerbAt + 1).Take(3).Any(word => OtherSubjects.IsHealerName(word.Text))) return true;
        if (clause.Verb == "see" && clause.After(1) is "them" or "him" or "her" or "each") return true;
        return clause.Verb is "know" or "hope" or "remember" or "care" or "feel" or "read" or "write" or "call" && clause.After(1) is not ("" or "how" or "what" or "that" or "why" or "where" or "when" or "who" or "if" or "you" or "this" or "it" or "about" or "the")
            && HasContent(clause) && clause.Words.Count - clause.VerbAt > 1 && !Grammar.Subjects.Contains(clause.After(1)) && clause.Verb is not "feel";
    }

    private static bool HasContent(Clause clause)
    {
        for (var i = clause.SubjectAt; i < clause.Words.Count; i++)
        {
            var word = clause.Words[i];
            if (word.IsMark || i == clause.VerbAt || Grammar.Function.Contains(word.Text)) continue;
            if (word.Text is not ("thanks" or "please" or "think" or "guess" or "sense" or "fun" or "sure")) return true;
        }
        return false;
    }
}
