package io.payung.claim.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

/** Which step decides whether two names are one. */
class NameCheckTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            SITI AMINAH              | Siti Aminah            | SAME      | LETTERS
            Si\u200bti Am\u00ednah   | Siti Aminah            | SAME      | LETTERS
            Hj. Siti Aminah, S.Pd.   | Siti Aminah            | SAME      | TITLES
            Raden Ajeng Kartini      | Kartini                | SAME      | TITLES
            Soeharto                 | Suharto                | SAME      | SPELLING
            Djajadi                  | Jayadi                 | SAME      | SPELLING
            Djoko Wijaya             | Joko Wijaya            | SAME      | SPELLING
            Nur Hayati               | Nurhayati              | SAME      | JOINED
            Abdurrahman Yusuf        | Abd. Rachman Yusuf     | SAME      | ABBREVIATION
            M. Yusuf                 | Muhammad Yusuf         | SAME      | ABBREVIATION
            IGN Rai                  | I Gusti Ngurah Rai     | SAME      | ABBREVIATION
            Wayan Sudana             | I Wayan Sudana         | SAME      | ARTICLE
            Ahmad bin Yusuf          | Ahmad                  | SAME      | FATHER
            Simanjuntak Togar        | Togar Simanjuntak      | SAME      | ORDER
            Rudy (Oei Tjoe Tat)      | Oei Tjoe Tat           | SAME      | ALIAS
            B. Santoso               | Budi Santoso           | ASK       | INITIAL
            Aminah                   | Siti Aminah            | ASK       | PART
            Jatinem                  | Yatinem                | ASK       | SIMILAR
            Ahmad Yusuf              | Yusuf Ahmad            | ASK       | ORDER
            I Made Sudana            | I Kadek Sudana         | ASK       | SIMILAR
            Haji                     | Siti Aminah            | ASK       | EMPTY
            ...                      | ...                    | ASK       | EMPTY
            Yulianto                 | Yulianti               | DIFFERENT | SEX
            I Made Sukarta           | Ni Made Sukarta        | DIFFERENT | SEX
            Ahmad bin Yusuf          | Ahmad bin Hasan        | DIFFERENT | FATHER
            Togar Simanjuntak        | Togar Situmorang       | DIFFERENT | OTHER
            Hotman Nababan           | Hotma Sitorus          | DIFFERENT | OTHER
            """)
    void saysWhichStepDecided(String document, String enrolled, NameMatch.Answer answer, NameMatch.Step step) {
        assertThat(NameCheck.compare(document, enrolled)).isEqualTo(new NameMatch(answer, step));
    }

    @ParameterizedTest
    @CsvFileSource(resources = "pairs.csv", delimiter = ';')
    void saysTheSameWhicheverNameComesFirst(String group, String document, String enrolled) {
        assertThat(NameCheck.compare(enrolled, document)).isEqualTo(NameCheck.compare(document, enrolled));
    }

    @ParameterizedTest
    @CsvSource({"Rusl,Rosl,DIFFERENT", "Rusli,Rosli,ASK", "Ruslin,Roslin,ASK", "Ruslin,Roslan,DIFFERENT"})
    void takesOneWrongLetterInAWordOfFive(String one, String other, NameMatch.Answer answer) {
        assertThat(NameCheck.compare(one, other).answer()).isEqualTo(answer);
    }

    @Test
    void keepsNothingOfTheNames() {
        assertThat(NameCheck.compare("Siti Aminah", "Siti Rohmah").toString()).isEqualTo("NameMatch[answer=DIFFERENT, decidedBy=OTHER]");
    }

    @Test
    void endsForTheLongestNames() {
        String name = "A ".repeat(60);

        assertThat(NameCheck.compare(name, name).answer()).isEqualTo(NameMatch.Answer.SAME);
        assertThat(NameCheck.compare("i".repeat(120), "(".repeat(120)).answer()).isEqualTo(NameMatch.Answer.ASK);
    }
}
