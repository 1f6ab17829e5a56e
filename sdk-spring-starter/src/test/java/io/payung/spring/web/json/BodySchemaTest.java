package io.payung.spring.web.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class BodySchemaTest {

    private static final BodySchema SCHEMA = BodySchema.of(read("""
            {"type":"object","additionalProperties":false,"required":["name"],"properties":{
              "name":{"type":"string","minLength":2,"maxLength":4,"pattern":"^[a-z]+$"},
              "day":{"type":"string","format":"date"},
              "at":{"type":"string","format":"date-time"},
              "sex":{"oneOf":[{"const":"female"},{"const":"male"}]},
              "kind":{"enum":["a","b"]},
              "only":{"const":"x"},
              "age":{"type":"integer","minimum":1,"maximum":9},
              "money":{"type":"string","pattern":"^[0-9]+$","x-payung-minimum":"10","x-payung-maximum":"20"},
              "list":{"type":"array","maxItems":2,"items":{"type":"object","required":["id"],"additionalProperties":false,
                 "properties":{"id":{"type":"string"}},"if":{"required":["b"]},"else":{"required":["id"]}}},
              "nested/x":{"type":"object","required":["a~b"]}}}
            """));

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{}                                   | /name FIELD_MISSING",
        "{'name':null}                        | /name FIELD_NULL",
        "{'name':7}                           | /name FIELD_TYPE",
        "{'name':'A1'}                        | /name FIELD_FORMAT",
        "{'name':'ab\\n'}                     | /name FIELD_FORMAT",
        "{'name':'a'}                         | /name FIELD_TOO_SHORT",
        "{'name':'A'}                         | /name FIELD_TOO_SHORT",
        "{'name':'abcd'}                      | ``",
        "{'name':'abcde'}                     | /name FIELD_TOO_LONG",
        "{'name':'ab','other':1}              | /other FIELD_UNKNOWN",
        "{'name':'ab','day':'2026-02-28'}     | ``",
        "{'name':'ab','day':'2026-02-31'}     | /day FIELD_FORMAT",
        "{'name':'ab','day':'2026-2-3'}       | /day FIELD_FORMAT",
        "{'name':'ab','day':'2026-02-28\\n'}  | /day FIELD_FORMAT",
        "{'name':'ab','day':20260228}         | /day FIELD_TYPE",
        "{'name':'ab','at':'2026-02-28T08:00:00Z'}      | ``",
        "{'name':'ab','at':'2026-02-28T08:00:00+07:00'} | ``",
        "{'name':'ab','at':'2026-02-28T08:00:00'}       | /at FIELD_FORMAT",
        "{'name':'ab','at':'2026-02-31T08:00:00Z'}      | /at FIELD_FORMAT",
        "{'name':'ab','sex':'male'}           | ``",
        "{'name':'ab','sex':'MALE'}           | /sex FIELD_NOT_ALLOWED",
        "{'name':'ab','sex':null}             | /sex FIELD_NULL",
        "{'name':'ab','sex':1}                | /sex FIELD_TYPE",
        "{'name':'ab','kind':'c'}             | /kind FIELD_NOT_ALLOWED",
        "{'name':'ab','kind':[]}              | /kind FIELD_TYPE",
        "{'name':'ab','only':'y'}             | /only FIELD_NOT_ALLOWED",
        "{'name':'ab','only':true}            | /only FIELD_TYPE",
        "{'name':'ab','age':0}                | /age FIELD_OUT_OF_RANGE",
        "{'name':'ab','age':1}                | ``",
        "{'name':'ab','age':9}                | ``",
        "{'name':'ab','age':10}               | /age FIELD_OUT_OF_RANGE",
        "{'name':'ab','age':1.5}              | /age FIELD_TYPE",
        "{'name':'ab','age':'1'}              | /age FIELD_TYPE",
        "{'name':'ab','money':'9'}            | /money FIELD_OUT_OF_RANGE",
        "{'name':'ab','money':'10'}           | ``",
        "{'name':'ab','money':'20'}           | ``",
        "{'name':'ab','money':'21'}           | /money FIELD_OUT_OF_RANGE",
        "{'name':'ab','money':'1e1000000000'} | /money FIELD_FORMAT",
        "{'name':'ab','money':'15\\n'}        | /money FIELD_FORMAT",
        "{'name':'ab','list':[{'id':'a'},{}]} | /list/1/id FIELD_MISSING",
        "{'name':'ab','list':[{'id':''},{'id':''},{'id':''}]} | /list FIELD_TOO_LONG",
        "{'name':'ab','nested/x':{}}          | /nested~1x/a~0b FIELD_MISSING",
        "[]                                   | ` FIELD_TYPE`",
        "null                                 | ` FIELD_NULL`",
    })
    void namesPlaceAndCodeOfEachFault(String body, String expected) {
        StringBuilder found = new StringBuilder();
        SCHEMA.errors(read(body.replace('\'', '"')))
                .forEach(error -> found.append(found.isEmpty() ? "" : ";").append(error.pointer()).append(' ').append(error.code()));

        assertThat(found).hasToString(expected);
    }

    private static JsonNode read(String text) {
        return StrictJson.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
